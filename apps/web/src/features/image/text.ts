import { messages } from '../../i18n/messages/en/image.ts'
import { createText } from '../../i18n/text.ts'

export const t = createText('image', messages)
