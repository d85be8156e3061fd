/** The address that dials a number as people write it (RFC 3966). */
export const telOf = (phone: string) => `tel:${phone.replace(/[^\d+]/g, '')}`
