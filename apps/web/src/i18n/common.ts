import { messages } from './messages/en/common.ts'
import { createText } from './text.ts'

export const t = createText('common', messages)
