export { surveyTemplates } from './templates/index.ts';
