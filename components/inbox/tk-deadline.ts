import {property} from 'lit/decorators.js';

import {weekdaysOnly} from '../core/inbox/working-days.js';
import type {WorkingCalendar} from '../core/inbox/working-days.js';
import {OfficeElement} from '../office-element.js';
import {base} from '../theme/base.styles.js';
import {deadlineStyles, deadlineView} from './deadline-view.js';
import {deadlineWords} from './deadline-words.js';
import {styles} from './tk-deadline.styles.js';

/**
 * A deadline in words, icon and colour: "Hạn hôm nay", "Quá hạn 2 ngày làm việc", "còn 3 ngày làm việc".
 * Days are counted in working days of `calendar`; colour is never the only sign.
 *
 * @csspart deadline - The words with their icon.
 */
export class TkDeadline extends OfficeElement {
  static override styles = [base, deadlineStyles, styles];

  /** Last day to answer, `yyyy-MM-dd`. Absent: "không thời hạn". */
  @property() due?: string;

  /** RFC 3339 instant to count from; the machine's clock where absent. */
  @property() now?: string;

  /** Holidays and swapped days; plain weekdays where absent. */
  @property({attribute: false}) calendar: WorkingCalendar = weekdaysOnly;

  protected override render() {
    return deadlineView(deadlineWords(this.due, this.now ?? new Date().toISOString(), this.calendar));
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'tk-deadline': TkDeadline;
  }
}
