using Mcp.Daemon.Secrets;
using NUnit.Framework;

namespace Mcp.Tests.Secrets;

/// <summary>The tokens are put together here, so that this file holds none.</summary>
public class SecretScanTests
{
    private const string Random = "q7Zk2Wm9Xp4Lr8Tv3Ns6Hd1Jf5Gb0Cy7Ae2U";

    [TestCase("AKIA", "Q7ZK2WM9XP4LR8TV")]
    [TestCase("ghp_", Random)]
    [TestCase("github_pat_", Random)]
    [TestCase("glpat-", Random)]
    [TestCase("xoxb-", Random)]
    [TestCase("sk-", Random)]
    [TestCase("sk-ant-api03-", Random)]
    [TestCase("AIza", "q7Zk2Wm9Xp4Lr8Tv3Ns6Hd1Jf5Gb0Cy7Ae2")]
    [TestCase("sk_live_", Random)]
    [TestCase("npm_", Random)]
    [TestCase("eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiIxMjM0In0.", Random)]
    [TestCase("-----BEGIN OPENSSH PRIVATE", " KEY-----")]
    [TestCase("postgres://user:", "s3cr3tPw@db.internal/x")]
    [TestCase("\"Server=db;User Id=sa;Password=", "Pa55w0rd!x;\"")]
    [TestCase("api_key = \"", Random + "\"")]
    [TestCase("\"client_secret\": \"", Random + "\"")]
    [TestCase("password: '", "tr0ub4dor&3'")]
    [TestCase("export SERVICE_TOKEN=", Random)]
    [TestCase("os.environ[\"API_TOKEN\"] = \"", Random + "\"")]
    [TestCase("app.config['SECRET_KEY'] = '", "s3cr3t-prod-key-1234567'")]
    [TestCase("const apiKey: string = \"", Random + "\"")]
    [TestCase("private readonly secret: string | undefined = \"", Random + "\"")]
    [TestCase("const TOKEN: &'static str = \"", Random + "\"")]
    [TestCase("self.api_key: str = \"", Random + "\"")]
    [TestCase("SERVICE_SECRET = (\"", Random + "\"")]
    [TestCase("\"Authorization\": \"Bearer ", Random + "\"")]
    [TestCase("curl -H 'Authorization: Basic ", "dXNlcjpwYTU1dzByZA=='")]
    [TestCase("String PASSWORD = \"", "Pr0dPassw0rd!\"")]
    [TestCase("password = \"", "hunter2hunter2\"")]
    [TestCase("DB_PASS = \"", "k9-lantern-42\"")]
    [TestCase("if (password === '", "k9-lantern-42'")]
    [TestCase("pwd: '", "k9-lantern-42'")]
    [TestCase("secretKey: `", Random + "`")]
    [TestCase("      POSTGRES_PASSWORD: ", "Pr0dPassw0rd!")]
    [TestCase("      - REDIS_PASS=", "k9lantern42x")]
    [TestCase("spring.datasource.password=", "Pr0dPassw0rd!")]
    [TestCase("db.password=", Random)]
    [TestCase("  password: ", Random)]
    [TestCase("password: ", "hunter22")]
    [TestCase("password: ", "Summer2031 # of the database")]
    [TestCase("                                    token: ", "abcd1234efgh5678")]
    [TestCase("aws_secret_access_key = ", Random)]
    [TestCase("aws_secret_access_key = ", "wJalrXUtnFEMI/K7MDENG/bPxRfiCYzzTQpLKEYs")]
    [TestCase("<password>", Random + "</password>")]
    [TestCase("<ns:ClientSecret type=\"a\"> ", Random + " </ns:ClientSecret>")]
    [TestCase("<add key=\"ApiKey\" value=\"", Random + "\"/>")]
    [TestCase("{\"name\": \"DB_PASSWORD\", \"value\": \"", Random + "\"}")]
    [TestCase("X-Api-Key: ", Random)]
    [TestCase("curl -H 'X-Auth-Token: ", Random + "' https://h")]
    [TestCase("curl -H \"api-key: ", Random + "\" https://h")]
    [TestCase("curl -u admin:", Random + " https://h")]
    [TestCase("curl --user 'admin:", "hunter-42' https://h")]
    [TestCase("docker run -e DB_PASSWORD=", Random + " -p 80:80 shop")]
    [TestCase("DB_PASSWORD=", Random + " ./run --all")]
    [TestCase("# API_TOKEN=", Random)]
    [TestCase("+export API_TOKEN=", Random)]
    [TestCase("src/set.sh:12:export API_TOKEN=", Random)]
    [TestCase("  12\tPOSTGRES_PASSWORD: ", Random)]
    public void Secret_is_found_and_hidden(string start, string rest)
    {
        var (text, masked) = SecretScan.Mask("x " + start + rest);
        var (bare, bareMasked) = SecretScan.Mask(start + rest);

        Assert.That(masked || bareMasked, Is.True);
        Assert.That(masked ? text : bare, Does.Not.Contain(rest.Trim('"', '\'', ';')));
    }

    [TestCase("password = \"changeme\"")]
    [TestCase("api_key = \"${API_KEY}\"")]
    [TestCase("api_key: \"<your-key-here>\"")]
    [TestCase("token = os.environ[\"SERVICE_TOKEN\"]")]
    [TestCase("const tokenName = \"access_token\";")]
    [TestCase("aws = \"AKIAIOSFODNN7EXAMPLE\"")]
    [TestCase("KIMI_API_KEY=sk-xxxxxxxxxxxxxxxxxxxxxxxx")]
    [TestCase("var token = cancellationToken.Register(x);")]
    [TestCase("password: \"required\"")]
    [TestCase("{ token: name, title: \"chapter-12-b\" }")]
    [TestCase("token = next_token2")]
    [TestCase("self.token = self.tokens[0x1F]")]
    [TestCase("bypass = \"k9-lantern-42\"")]
    [TestCase("Authorization: Bearer authentication")]
    [TestCase("token: str = field.default2")]
    [TestCase("https://user:password@example.com")]
    [TestCase("commit 98a460d1b2c3d4e5f60718293a4b5c6d7e8f9012")]
    [TestCase("-----BEGIN PUBLIC KEY-----")]
    [TestCase("token: OAuth2Token")]
    [TestCase("  secret: Uint8Array")]
    [TestCase("password = user1.password2")]
    [TestCase("password=sha256Hash")]
    [TestCase("password: ${DB_PASSWORD_2}")]
    [TestCase("<password>changeme-1</password>")]
    [TestCase("<label for=\"password\">Password-1</label>")]
    [TestCase("<add key=\"ApiKey\" value=\"%API_KEY_1%\"/>")]
    [TestCase("docker run -u 1000:1000 image && curl https://h")]
    [TestCase("curl -u admin:$PASSWORD_2 https://h")]
    [TestCase("X-Api-Key: <your-key-here-1>")]
    [TestCase("the token: twelve-characters-long")]
    public void Placeholder_is_left_alone(string line)
    {
        Assert.That(SecretScan.Find(line), Is.Empty);
    }

    [Test]
    public void Each_line_of_a_text_is_looked_at_by_itself()
    {
        var (text, _) = SecretScan.Mask($"environment:\r\n  POSTGRES_PASSWORD: {Random}\n  X: 1");

        Assert.That(text, Is.EqualTo("environment:\r\n  POSTGRES_PASSWORD: q7Zk****\n  X: 1"));
    }

    [Test]
    public void Every_secret_of_a_line_of_many_pieces_is_hidden_where_it_stands()
    {
        var line = string.Concat(Enumerable.Range(0, 1_000).Select(i => $"{i} ghp_{Random} x"));

        Assert.That(SecretScan.Mask(line).Text, Is.EqualTo(string.Concat(Enumerable.Range(0, 1_000).Select(i => $"{i} ghp_**** x"))));
    }

    [Test]
    public void Secrets_that_overlap_are_hidden_together()
    {
        Assert.That(SecretScan.Mask("a = bcdefghij;", [new("one", 6, 7), new("two", 4, 4)]), Is.EqualTo("a = ****;"));
    }

    [Test, CancelAfter(20_000)]
    public void Long_line_costs_no_time(CancellationToken cancellationToken)
    {
        var line = string.Concat(Enumerable.Repeat("password_token_secret=", 50_000));

        Assert.That(Task.Run(() => SecretScan.Find(line), cancellationToken).WaitAsync(TimeSpan.FromSeconds(5), cancellationToken),
            Is.Not.Null);
    }
}
