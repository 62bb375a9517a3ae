import { messages } from '../../i18n/messages/en/telling.ts'
import { createText } from '../../i18n/text.ts'

export const t = createText('telling', messages)
