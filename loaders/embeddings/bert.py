"""all-MiniLM-L6-v2 in numpy: its six layers are few enough to write down, and PyTorch would be 2 GB for them.

The model is that of W. Wang and others, "MiniLM: Deep Self-Attention Distillation" (2020), trained for sentences by
sentence-transformers; a test holds the likenesses that its documentation gives.
"""

from collections.abc import Mapping

import numpy as np
from numpy.typing import NDArray

HEADS = 12
SMALLEST = 1e-12
"""Added to a variance before it divides (`layer_norm_eps` of the model)."""

Floats = NDArray[np.float32]
Weights = Mapping[str, Floats]

_HALF, _ONE, _ROOT = np.float32(0.5), np.float32(1), np.float32(2**0.5)
_ERF = tuple(map(np.float32, (1.061405429, -1.453152027, 1.421413741, -0.284496736, 0.254829592)))
_ERF_SLOPE = np.float32(0.3275911)


def sentence_vectors(weights: Weights, tokens: NDArray[np.int64], mask: Floats) -> Floats:
    """Return a vector of length 1 for each row of token numbers; `mask` is 1 for a token and 0 for filling."""
    states = _embedded(weights, tokens)
    # What is filling gets a score so low that nothing attends to it.
    bias = (1 - mask)[:, None, None, :] * np.float32(-1e9)
    layers = sum(name.endswith("output.dense.weight") for name in weights) // 2
    for layer in range(layers):
        states = _layer(weights, f"encoder.layer.{layer}.", states, bias)
    means = (states * mask[:, :, None]).sum(1) / mask.sum(1, keepdims=True)
    return means / np.linalg.norm(means, axis=1, keepdims=True)


def _embedded(weights: Weights, tokens: NDArray[np.int64]) -> Floats:
    words = weights["embeddings.word_embeddings.weight"][tokens]
    places = weights["embeddings.position_embeddings.weight"][: tokens.shape[1]]
    kind = weights["embeddings.token_type_embeddings.weight"][0]
    return _normal(weights, "embeddings.LayerNorm", words + places + kind)


def _layer(weights: Weights, name: str, states: Floats, bias: Floats) -> Floats:
    attended = _attention(weights, f"{name}attention.", states, bias)
    between = _gelu(_dense(weights, f"{name}intermediate.dense", attended))
    return _normal(
        weights, f"{name}output.LayerNorm", attended + _dense(weights, f"{name}output.dense", between)
    )


def _attention(weights: Weights, name: str, states: Floats, bias: Floats) -> Floats:
    query, key, value = (
        _heads(_dense(weights, f"{name}self.{part}", states)) for part in ("query", "key", "value")
    )
    scores = query @ key.swapaxes(2, 3) / np.sqrt(np.float32(query.shape[3])) + bias
    scores = np.exp(scores - scores.max(-1, keepdims=True))
    found = (scores / scores.sum(-1, keepdims=True)) @ value
    joined = found.swapaxes(1, 2).reshape(states.shape)
    return _normal(
        weights, f"{name}output.LayerNorm", states + _dense(weights, f"{name}output.dense", joined)
    )


def _heads(states: Floats) -> Floats:
    """Return what each head sees: rows, heads, tokens, numbers."""
    rows, tokens, numbers = states.shape
    return states.reshape(rows, tokens, HEADS, numbers // HEADS).swapaxes(1, 2)


def _dense(weights: Weights, name: str, states: Floats) -> Floats:
    return states @ weights[f"{name}.weight"].T + weights[f"{name}.bias"]


def _normal(weights: Weights, name: str, states: Floats) -> Floats:
    centred = states - states.mean(-1, keepdims=True)
    spread = np.sqrt((centred * centred).mean(-1, keepdims=True) + np.float32(SMALLEST))
    return centred / spread * weights[f"{name}.weight"] + weights[f"{name}.bias"]


def _gelu(states: Floats) -> Floats:
    return np.multiply(states * _HALF, _ONE + _erf(states / _ROOT), dtype=np.float32)


def _erf(values: Floats) -> Floats:
    """Return the error function, which numpy has not, to 1.5e-7 (Abramowitz and Stegun 7.1.26)."""
    size = np.abs(values)
    part: Floats = _ONE / (_ONE + _ERF_SLOPE * size)
    total: Floats = np.zeros_like(values)
    for factor in _ERF:
        total = (total + factor) * part
    found: Floats = _ONE - total * np.exp(-size * size)
    return np.copysign(found, values)
