import { describe } from 'vitest';
import { newWorld } from '../ledger/world';
import { databaseStore } from './database-store';
import { MemoryStore } from './memory-store';
import { alertStoreContract } from './store-contract';

describe('alerts kept in memory', () => alertStoreContract(async () => new MemoryStore()));
describe("alerts kept in the ledger's database", () =>
  alertStoreContract(async () => databaseStore(await (await newWorld()).db())));
