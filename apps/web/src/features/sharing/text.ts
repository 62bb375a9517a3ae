import { messages } from '../../i18n/messages/en/sharing.ts'
import { createText } from '../../i18n/text.ts'

export const t = createText('sharing', messages)
