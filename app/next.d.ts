// What Next.js adds to TypeScript (imports of pictures, its own globals), before it has ever run in a fresh checkout.
/// <reference types="next" />
/// <reference types="next/image-types/global" />
