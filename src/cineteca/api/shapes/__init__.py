"""What goes in and what comes out, as JSON. Names are written ``likeThis``, times in UTC."""
