"""What happens to finished PDFs, whoever printed them: taking out the files inside, and signing."""
