import { observe } from './observe';
import { VERSION } from './protocol';

// Other tools frame Seller Central's pages on the same origin: what a page is answered is seen once.
if (window.top === window) observe(VERSION);
