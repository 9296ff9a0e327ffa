/**
 * What an officer has begun to decide about one document: never lost, never sent by itself.
 * A value; `reviseDraft` returns the next revision. The store keeps the last two generations of each.
 */

/** Phê duyệt · Từ chối · Trả lại, nêu lý do · Đề nghị sửa đổi, bổ sung · Ý kiến khác. */
export const decisions = ['approve', 'reject', 'return', 'request-changes', 'comment'] as const;
export type Decision = (typeof decisions)[number];

/** Where the officer wants the visible signature: PDF points, origin lower left of the unrotated page. */
export interface DraftPlacement {
  /** 1-based. */
  readonly page: number;
  readonly rect: readonly [left: number, bottom: number, right: number, top: number];
}

export interface DraftAttachment {
  readonly id: string;
  readonly name: string;
  readonly contentType: string;
  readonly size: number;
}

export interface Draft {
  readonly id: string;
  readonly documentId: string;
  /** 1 on creation, one more with each saved change. Two tabs meet when both save on the same revision. */
  readonly revision: number;
  readonly decision?: Decision;
  readonly text: string;
  readonly placement?: DraftPlacement;
  readonly attachments: readonly DraftAttachment[];
  /** Id of the draft this one was split from, when two tabs wrote at once. */
  readonly forkedFrom?: string;
  readonly createdAt: string;
  readonly updatedAt: string;
}

/** Decisions that mean nothing without words: the system's form and the law both ask for a reason. */
export function needsReason(decision: Decision): boolean {
  return decision !== 'approve';
}
