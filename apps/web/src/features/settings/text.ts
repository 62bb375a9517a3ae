import { messages } from '../../i18n/messages/en/settings.ts'
import { createText } from '../../i18n/text.ts'

export const t = createText('settings', messages)
