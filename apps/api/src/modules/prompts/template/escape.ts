import type { Template } from './syntax.ts'

/** Reads on to one of the ends, or to the end of the text. The depth is that of the braces around it. */
export type ReadTemplate = (ends: readonly string[], depth: number) => Template

export const ESCAPE = /\\([{}|\\#]|__|\/\/|\/\*)/y

export const unescape = (text: string) => text.replaceAll(new RegExp(ESCAPE.source, 'g'), '$1')
