"""Language tools: sentences, words, languages and their lexicons."""
