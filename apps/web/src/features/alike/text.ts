import { messages } from '../../i18n/messages/en/alike.ts'
import { createText } from '../../i18n/text.ts'

export const t = createText('alike', messages)
