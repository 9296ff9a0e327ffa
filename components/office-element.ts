/**
 * Base of every element of the kit: re-renders when the language switches, brings the design tokens to its document, and
 * lives by an AbortSignal.
 * Deliberately thin: no mixins, no own decorators.
 */
import {LitElement} from 'lit';

import {onLanguageChange} from './locale/language.js';
import {adoptTokens} from './theme/tokens.js';

export class OfficeElement extends LitElement {
  #lifetime: AbortController | undefined;

  /** Aborts when the element leaves the page; pass it to whatever attaches itself. */
  protected get lifetime(): AbortSignal {
    this.#lifetime ??= new AbortController();
    return this.#lifetime.signal;
  }

  override connectedCallback(): void {
    super.connectedCallback();
    adoptTokens(this.ownerDocument);
    this.#lifetime ??= new AbortController();
    onLanguageChange(() => this.requestUpdate(), this.#lifetime.signal);
    this.requestUpdate();
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#lifetime?.abort();
    this.#lifetime = undefined;
  }
}
