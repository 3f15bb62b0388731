// Stands in for the extension's interface, so that the background's own code can be measured in a plain page.
import { newFakeBrowser } from '../../background/fake-browser';

export default newFakeBrowser().browser;
