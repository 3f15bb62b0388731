import { manySimulations } from './many-simulations';

manySimulations(0, 2);
