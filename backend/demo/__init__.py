from backend.demo.fill import fill

__all__ = ["fill"]
