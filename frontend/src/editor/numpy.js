// Names of numpy that code for language models is written with, offered after `np.` and its parts.

const names = {
  np: `abs all allclose any arange argmax argmin argpartition argsort array array_equal asarray broadcast_to
    clip concatenate cos cumsum diag diagonal diff divide dot dtype einsum empty equal exp expand_dims eye finfo flip
    float16 float32 float64 floor full full_like hstack inf int8 int32 int64 isclose isfinite isinf isnan linalg
    linspace log log1p log2 logaddexp logical_and logical_not logical_or matmul max maximum mean median meshgrid min
    minimum moveaxis nan nan_to_num ndarray ndim newaxis nonzero ones ones_like outer pad partition percentile pi power
    prod quantile random ravel repeat reshape result_type round searchsorted sign sin size sort split sqrt square
    squeeze stack std sum swapaxes take take_along_axis tanh tensordot tile trace transpose tril triu uint8 unique
    unravel_index var vstack where zeros zeros_like`,
  "np.linalg": "cholesky det eig eigh inv lstsq matrix_rank norm pinv qr solve svd",
  "np.random": "default_rng Generator",
};

const options = Object.fromEntries(
  Object.entries(names).map(([prefix, words]) => [
    prefix,
    words.split(/\s+/).map((label) => ({ label, type: "function" })),
  ]),
);

/** A CodeMirror completion source. */
export function numpyCompletions(context) {
  const match = context.matchBefore(/\b(?:np|numpy)\.(?:linalg\.|random\.)?\w*$/);
  if (!match) return null;
  const dot = match.text.lastIndexOf(".");
  const prefix = match.text.slice(0, dot).replace("numpy", "np");
  return { from: match.from + dot + 1, options: options[prefix], validFor: /^\w*$/ };
}
