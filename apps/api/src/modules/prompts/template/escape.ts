import { TEMPLATE_ESCAPE } from '@atelier/contracts'
import type { Template } from './syntax.ts'

/** Reads on to one of the ends, or to the end of the text. The depth is that of the braces around it. */
export type ReadTemplate = (ends: readonly string[], depth: number) => Template

/** At the place where one is. */
export const ESCAPE = new RegExp(TEMPLATE_ESCAPE, 'y')

export const unescape = (text: string) => text.replaceAll(TEMPLATE_ESCAPE, '$1')
