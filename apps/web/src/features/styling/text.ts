import { messages } from '../../i18n/messages/en/styling.ts'
import { createText } from '../../i18n/text.ts'

export const t = createText('styling', messages)
