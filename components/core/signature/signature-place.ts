/** Where a visible signature belongs, with the reason a person can check. */
export interface Place {
  /** 1-based. */
  readonly page: number;
  /** PDF points, origin lower left of the unrotated page: left, bottom, right, top. */
  readonly rect: readonly [number, number, number, number];
  /**
   * Kebab-case code of the reason: `empty-field`, `name-line`, `position-line`, `sign-here-note`, `signature-left-third`, `top-right`, `top-left`, `under-number`,
   * `text-end`, `recipients`, `free-margin`, `page-end`.
   */
  readonly because: string;
  /** 0 to 1; below 0.5 the screen asks the officer to check. */
  readonly confidence: number;
  /** Counter-clockwise in user space: how the text around it runs, and so the mark. Not always the page's /Rotate. */
  readonly rotation?: 0 | 90 | 180 | 270;
}

/** The acts of an office that leave a mark on paper. Nghị định 30/2020, Phụ lục I. */
export type SignatureAct = 'approve' | 'initial' | 'seal' | 'copy' | 'enclosure' | 'incoming' | 'comment';
