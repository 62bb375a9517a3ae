/** Characters that a prompt and a negative prompt may have. */
export const MAX_PROMPT_LENGTH = 4000
/** Of a picture or a grid. */
export const MAX_TITLE_LENGTH = 200

/** Characters as JSON Schema counts them: code points, so that an emoji is one. A `length` counts it as two. */
export const lengthOf = (text: string): number => (/[\ud800-\udbff]/.test(text) ? Array.from(text).length : text.length)
