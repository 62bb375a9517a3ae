/** A part of a prompt that can be struck: one word, with the place where it stands. */
export interface PromptWord {
  readonly text: string
  readonly start: number
  readonly end: number
}

/** `<lora:name:1>` is one thing; everything else ends at blanks, commas, brackets and the like. */
const PIECE = /<[^<>\s]+>|[^\s,;:()[\]{}<>|"“”„«»、，。；：！？!?]+/gu
/** Scripts that put no blanks between their words. */
const UNSPACED = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}]/u
const HAS_WORD = /[\p{L}\p{N}\p{Extended_Pictographic}]/u
/** The number of `(word:1.2)`: a colon before it, a bracket behind. */
const isWeight = (prompt: string, start: number, end: number) =>
  /:\s*$/u.test(prompt.slice(0, start)) && /^\s*[)\]]/u.test(prompt.slice(end))

/** The words of a prompt, in their order; signs and weights are none. */
export function wordsOf(prompt: string): PromptWord[] {
  return [...prompt.matchAll(PIECE)].flatMap(({ 0: piece, index }) => {
    // The full stop that ends a sentence; that of a number stays.
    const text = piece.startsWith('<') ? piece : piece.replace(/\.+$/u, '')
    const word = { text, start: index, end: index + text.length }
    if (!HAS_WORD.test(text) || isWeight(prompt, word.start, word.end)) return []
    return UNSPACED.test(text) ? segments(word) : [word]
  })
}

const segments = ({ text, start }: PromptWord): PromptWord[] =>
  [...new Intl.Segmenter(undefined, { granularity: 'word' }).segment(text)]
    .filter(({ isWordLike }) => isWordLike)
    .map(({ segment, index }) => ({ text: segment, start: start + index, end: start + index + segment.length }))

/** Brackets and quotes around nothing, with the weight that nothing would have. */
const EMPTY_OPEN = /[([{"“„«]\s*$/u
const EMPTY_CLOSE = /^\s*(?::\s*[\d.]+\s*)?[)\]}"”“»]/u
const SEPARATOR_BEFORE = /(?:^|[,;、，；|])\s*$/u
const SEPARATOR_BEHIND = /^\s*[,;、，；|]\s*/u

/** The prompt without the part, and without what only that part needed: its brackets, its comma, its blank. The rest stays to the letter. */
export function strike(prompt: string, { start, end }: Pick<PromptWord, 'start' | 'end'>): string {
  let [left, right] = [prompt.slice(0, start), prompt.slice(end)]
  while (EMPTY_OPEN.test(left) && EMPTY_CLOSE.test(right)) {
    left = left.replace(EMPTY_OPEN, '')
    right = right.replace(EMPTY_CLOSE, '')
  }
  if (SEPARATOR_BEFORE.test(left) && SEPARATOR_BEHIND.test(right)) right = right.replace(SEPARATOR_BEHIND, '')
  if (right.trim() === '') return left.replace(/[\s,;、，；|]+$/u, '')
  if (left.trim() === '') return right.replace(/^[\s,;、，；|]+/u, '')
  const [before, behind] = [/\s*$/u.exec(left)?.[0] ?? '', /^\s*/u.exec(right)?.[0] ?? '']
  const blank = (before + behind).includes('\n') ? '\n' : before || behind ? ' ' : ''
  const [head, tail] = [left.trimEnd(), right.trimStart()]
  const isTight = /[([{]$/u.test(head) || /^[)\]},;:.!?、，；]/u.test(tail)
  return head + (isTight ? '' : blank) + tail
}

interface Written {
  readonly prompt: string
  readonly typed: { readonly prompt: string; readonly negativePrompt: string | null; readonly styles: string[] } | null
}

/**
 * The words of a picture without one of them. What was typed loses it, too, where it stands in what was typed; a word of
 * a style, or one that a template gave, is not there, and what was typed would bring it back: then what is sent is all.
 */
export function withoutWord({ prompt, typed }: Written, word: PromptWord): Written {
  const sent = strike(prompt, word)
  const at = typed === null ? -1 : prompt.indexOf(typed.prompt)
  if (typed === null || at < 0 || word.start < at || word.end > at + typed.prompt.length)
    return { prompt: sent, typed: null }
  const left = strike(typed.prompt, { start: word.start - at, end: word.end - at })
  if (left.trim() === '') return { prompt: sent, typed: null }
  return {
    prompt: prompt.slice(0, at) + left + prompt.slice(at + typed.prompt.length),
    typed: { ...typed, prompt: left },
  }
}
