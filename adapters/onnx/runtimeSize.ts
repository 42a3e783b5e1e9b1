/**
 * What ONNX Runtime takes, in bytes: npm's package brings the libraries of every platform, of which one stays
 * (that of Linux on x64; the others are of its size).
 */
export const runtimeSize = { download: 114_000_000, disk: 48_000_000 };
