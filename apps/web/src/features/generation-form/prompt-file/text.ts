import { messages } from '../../../i18n/messages/en/prompt-file.ts'
import { createText } from '../../../i18n/text.ts'

export const t = createText('prompt-file', messages)
