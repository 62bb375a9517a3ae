import { messages } from '../../i18n/messages/en/engines.ts'
import { createText } from '../../i18n/text.ts'

export const t = createText('engines', messages)
