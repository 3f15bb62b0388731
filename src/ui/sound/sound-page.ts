import { playForWorker } from '../../platform/sound-document';

playForWorker();
