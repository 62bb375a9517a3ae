import { messages } from '../../i18n/messages/en/access.ts'
import { createText } from '../../i18n/text.ts'

export const t = createText('access', messages)
