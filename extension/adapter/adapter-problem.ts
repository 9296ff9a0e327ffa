/** Why an adapter could not do its work, told so that a person can mend it: which step, which code, never a value off the page. */
import {OfficeError, errorCode} from '../../components/core/office-error.js';

/** What the desk knows of a system at this moment. */
export type SystemState = 'ok' | 'degraded' | 'logged-out' | 'broken' | 'unreachable' | 'not-permitted' | 'unknown-page';

/**
 * Codes: `session-over`, `adapter-broken` (a step no longer fits the page), `system-refused` (the system said no, with its words),
 * `system-failed` (5xx), `system-unreachable`, `page-unknown` (no adapter knows the page).
 */
export class AdapterProblem extends OfficeError {
  /** `list`, `detail.attachments`, `approve.2` … */
  readonly step: string;
  /** The system's own words, where it gave any. */
  readonly answer: string | undefined;

  constructor(code: string, step: string, message: string, answer?: string, options?: {cause?: unknown}) {
    super(code, `${step}: ${message}`, options);
    this.step = step;
    this.answer = answer;
  }
}

/** The state a failed attempt leaves the system in. */
export function stateAfter(thrown: unknown): SystemState {
  switch (errorCode(thrown)) {
    case 'session-over':
      return 'logged-out';
    case 'system-unreachable':
    case 'system-failed':
    case 'page-gone':
      return 'unreachable';
    case 'page-unknown':
      return 'unknown-page';
    case 'host-not-granted':
      return 'not-permitted';
    default:
      return 'broken';
  }
}

/** What the courier could not do, in the words of a step. */
export function courierProblem(thrown: unknown, step: string): unknown {
  const problem = (code: string, message: string) => new AdapterProblem(code, step, message, undefined, {cause: thrown});
  switch (errorCode(thrown)) {
    case 'page-redirected-away':
      return problem('session-over', 'the system sends the visitor to another host to log in');
    case 'page-unreachable':
    case 'page-timed-out':
    case 'page-gone':
      return problem('system-unreachable', 'no answer');
    case 'page-element-missing':
      return problem('adapter-broken', 'element missing');
    case 'page-selector-wrong':
      return problem('adapter-broken', 'selector cannot be read');
    case 'page-address-refused':
      return problem('adapter-broken', 'address of another origin');
    default:
      return thrown;
  }
}
