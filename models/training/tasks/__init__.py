"""What a network is trained for: each task says what it draws, minimises and validates."""
