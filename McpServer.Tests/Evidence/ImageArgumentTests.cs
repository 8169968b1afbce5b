using Mcp.Contract;
using Mcp.Daemon.Answers;
using Mcp.Daemon.Files;
using Mcp.Daemon.Evidence;
using Mcp.Tests.Support;
using NUnit.Framework;

namespace Mcp.Tests.Evidence;

[FixtureLifeCycle(LifeCycle.InstancePerTestCase)]
public sealed class ImageArgumentTests : IDisposable
{
    private static readonly byte[] Png = [0x89, (byte)'P', (byte)'N', (byte)'G', 1, 2, 3];

    private readonly TempFolder _folder = new();
    private readonly Workspace _workspace;

    public ImageArgumentTests()
    {
        _workspace = Workspace.From(_folder.MakeDirectory("ws"), [], _folder.MakeDirectory("home"));
    }

    public void Dispose() => _folder.Dispose();

    [Test]
    public void Type_is_what_the_content_is_not_what_the_name_says()
    {
        File.WriteAllBytes(_folder["ws/shot.jpg"], Png);

        Assert.That(Read("shot.jpg").Single().Content.MediaType, Is.EqualTo("image/png"));
    }

    [Test]
    public void Data_url_is_an_image()
    {
        var content = Read("data:image/jpeg;base64," + Convert.ToBase64String(Png)).Single().Content;

        Assert.That(content.MediaType, Is.EqualTo("image/png"));
        Assert.That(content.Data.ToArray(), Is.EqualTo(Png));
    }

    [TestCase("data:image/png;base64,%%%")]
    [TestCase("data:image/png,raw")]
    [TestCase("data:")]
    [TestCase("data:image/png;base64,")]
    public void Text_that_is_no_image_is_named_as_such(string url)
    {
        Assert.That(() => Read(url), Fails(ErrorCode.InvalidArgument, "image 1"));
    }

    [Test]
    public void File_that_is_no_image_is_refused()
    {
        _folder.Write("ws/a.png", "not a picture");

        Assert.That(() => Read("a.png"), Fails(ErrorCode.InvalidArgument, "a.png"));
    }

    [Test]
    public void Image_over_the_limit_is_too_large()
    {
        using (var file = File.Create(_folder["ws/a.png"]))
        {
            file.Write(Png);
            file.SetLength(ImageArgument.MaxBytes + 1);
        }

        Assert.That(() => Read("a.png"), Fails(ErrorCode.TooLarge, "a.png"));
    }

    [Test]
    public void Data_url_over_the_limit_is_too_large()
    {
        var text = Convert.ToBase64String([.. Png, .. new byte[ImageArgument.MaxBytes]]);

        Assert.That(() => Read("data:image/png;base64," + text), Fails(ErrorCode.TooLarge, "image 1"));
    }

    [Test]
    public void Image_outside_the_workspace_is_denied()
    {
        File.WriteAllBytes(_folder["a.png"], Png);

        Assert.That(() => Read("../a.png"), Fails(ErrorCode.PathDenied, "a.png"));
    }

    [Test]
    public void More_images_than_a_question_takes_are_refused()
    {
        Assert.That(() => Read([.. Enumerable.Repeat("a.png", ImageArgument.Most + 1)]), Fails(ErrorCode.InvalidArgument, "at most"));
    }

    private IReadOnlyList<(string Name, Microsoft.Extensions.AI.DataContent Content)> Read(params string[] images) =>
        ImageArgument.Read(_workspace, images);

    private static NUnit.Framework.Constraints.ContainsConstraint Fails(string code, string text) =>
        Throws.InstanceOf<ToolFailureException>().With.Property("Code").EqualTo(code).And.Message.Contains(text);
}
