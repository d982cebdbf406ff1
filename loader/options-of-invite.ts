import type { Option } from './option.ts';

/** Whether and how visitors are invited: `invite.ts` alone reads these. */
export const inviteOptions = {
  invite: {
    values: ['delay:<time>', 'scroll:<percent>%', 'exit', 'idle', 'idle:<time>', '<occasions>'],
    default: '',
    part: 'invite',
    help: 'when a teaser beside the launcher invites the visitor, after consent: some time after the page began, so far down the page, when the mouse leaves by the top, or after 30 s, or another time, in which the visitor does nothing; several with commas between, of which the first counts',
  },
  inviteText: {
    values: ['<text>'],
    default: '',
    part: 'invite',
    help: 'its words; left out, ours in the visitor’s language',
  },
  inviteOnce: {
    values: ['session', 'visitor'],
    default: 'session',
    part: 'invite',
    help: 'how often: once a session of the tab, or once ever; who has closed it is never invited again',
  },
} as const satisfies Record<string, Option>;
