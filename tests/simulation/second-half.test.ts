import { manySimulations } from './many-simulations';

manySimulations(1, 2);
