import { messages } from '../../../i18n/messages/en/remix-note.ts'
import { createText } from '../../../i18n/text.ts'

export const t = createText('remix-note', messages)
