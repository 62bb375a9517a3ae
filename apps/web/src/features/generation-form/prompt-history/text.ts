import { messages } from '../../../i18n/messages/en/prompt-history.ts'
import { createText } from '../../../i18n/text.ts'

export const t = createText('prompt-history', messages)
