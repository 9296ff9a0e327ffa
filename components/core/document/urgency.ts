/** Degrees of urgency of an official document, most urgent last. Nghị định 30/2020, Phụ lục I, mục II.10b. */
export const urgencies = ['normal', 'urgent', 'very-urgent', 'express'] as const;

/** `urgent` Khẩn · `very-urgent` Thượng khẩn · `express` Hoả tốc. */
export type Urgency = (typeof urgencies)[number];
