namespace Shop.Storage;

public class Journal(string path)
{
    public void Note(string text) => File.AppendAllText(path, text + "\n");
}
