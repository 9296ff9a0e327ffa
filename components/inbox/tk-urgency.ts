import {property} from 'lit/decorators.js';

import type {Urgency} from '../core/document/urgency.js';
import {urgencies} from '../core/document/urgency.js';
import {OfficeElement} from '../office-element.js';
import {base} from '../theme/base.styles.js';
import {deadlineStyles, urgencyView} from './deadline-view.js';
import {styles} from './tk-deadline.styles.js';

/**
 * The degree of urgency in its law-given frame: KHẨN, THƯỢNG KHẨN, HOẢ TỐC (Nghị định 30/2020, Phụ lục I).
 * An ordinary document shows nothing, and so does a level this kit does not know.
 *
 * @csspart urgency - The framed words.
 */
export class TkUrgency extends OfficeElement {
  static override styles = [base, deadlineStyles, styles];

  @property() level: Urgency = 'normal';

  protected override render() {
    return urgencyView(urgencies.includes(this.level) ? this.level : 'normal');
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'tk-urgency': TkUrgency;
  }
}
