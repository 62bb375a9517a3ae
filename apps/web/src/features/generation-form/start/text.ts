import { messages } from '../../../i18n/messages/en/start.ts'
import { createText } from '../../../i18n/text.ts'

export const t = createText('start', messages)
