export { documentationPage } from '../requests/documentation-page.js';
