import { messages } from '../../i18n/messages/en/webhooks.ts'
import { createText } from '../../i18n/text.ts'

export const t = createText('webhooks', messages)
