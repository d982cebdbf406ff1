import type { Row } from './row.ts';

const C = 'CONFIRMED';
const C2 = 'CONFIRMED-2';

/** Section 13 of genesys.md: the other plugins, and config.json. */
export const rowsOfTheConfiguration: readonly Row[] = [
  { id: '13.1/Journey', what: 'its commands; qualifiedWebMessagingOffer', status: C2 },
  { id: '13.1/KnowledgeService', what: 'search and its events', status: C },
  { id: '13.1/Messenger.configure', what: '{config: {lang}}', status: C },
  { id: '13.1/GenesysJS.configuration', what: 'lacks eight members', status: C2 },
  { id: '13.1/configurationReceived', what: 'whole, replayed, also when inactive', status: C2 },
  { id: '13.1/domainNotAllowed', what: 'a refused host is told', status: C2 },

  { id: '13.2/customI18nLabels', what: 'labels of five keys', status: C },
  { id: '13.2/homeScreen', what: 'enabled, logoUrl; knowledge forces it on', status: C },
  { id: '13.2/knowledge', what: 'enabled, knowledgeBase', status: C },
  { id: '13.2/conversations', what: 'sessionDurationSeconds, humanize', status: C },
  { id: '13.2/sessionPersistenceType', what: 'a text', status: C },
  { id: '13.2/cobrowse', what: 'its members', status: C },
  { id: '13.2/video', what: 'its members', status: C },
  { id: '13.2/journeyEvents', what: 'its members', status: C },
  { id: '13.2/supportCenter', what: 'its members', status: C },
];
