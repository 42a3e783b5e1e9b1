/** What a phantom stands for; each has its tendencies. */
export type PhantomLabel = 'benign' | 'malignant';
