import { messages } from '../../i18n/messages/en/editor.ts'
import { createText } from '../../i18n/text.ts'

export const t = createText('editor', messages)
