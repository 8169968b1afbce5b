using System.Collections.Frozen;
using Mcp.Daemon.Code;

namespace Mcp.Daemon.Tools.Tracer.Effects;

/// <summary>
/// The well-known names of calls that reach out of a process, by language. A path is told from its end: <c>File.Delete</c>
/// is meant by <c>System.IO.File.Delete</c> too. <c>?.save</c> is a member of whatever; <c>@db.save</c> one of something whose name
/// says that it is a database.
/// </summary>
internal static class EffectNames
{
    /// <summary>Words in the name before a member, by which it is known as what it is.</summary>
    private static readonly FrozenDictionary<string, FrozenSet<string>> Holders = new Dictionary<string, string>
    {
        ["@db"] = "db database conn connection cursor session tx transaction engine repository repo dao jdbc pool em entity sql orm knex prisma mongo collection context",
        ["@http"] = "http https axios httpx requests rest webclient fetcher",
        ["@file"] = "file handle writer fh out stream",
        ["@mail"] = "smtp mail mailer email",
        ["@queue"] = "queue producer publisher broker topic channel kafka rabbit sns sqs",
    }.ToFrozenDictionary(pair => pair.Key, pair => pair.Value.Split(' ').ToFrozenSet());

    private static readonly (EffectKind Kind, string Names)[] Everywhere =
    [
        (EffectKind.Network, "@queue.publish @queue.send @queue.Publish @queue.Send @queue.PublishAsync @queue.SendAsync @queue.SendMessageAsync @queue.send_message @queue.sendMessage "
            + "@mail.send @mail.Send @mail.SendAsync @mail.SendMailAsync @mail.sendMail @mail.send_message @mail.sendmail"),
    ];

    private static readonly (EffectKind Kind, string Names)[] Python =
    [
        (EffectKind.File, "os.remove os.unlink os.rename os.replace os.makedirs os.mkdir os.rmdir os.chmod shutil.rmtree shutil.copy shutil.copy2 shutil.copyfile "
            + "shutil.copytree shutil.move ?.write_text ?.write_bytes ?.writelines @file.write json.dump pickle.dump yaml.dump"),
        (EffectKind.Network, "requests.get requests.post requests.put requests.patch requests.delete requests.head requests.request httpx.get httpx.post httpx.put "
            + "httpx.patch httpx.delete httpx.request urllib.request.urlopen urlopen socket.create_connection ?.sendall @http.get @http.post @http.put @http.patch "
            + "@http.delete @http.request @http.send smtplib.SMTP"),
        (EffectKind.Database, "@db.execute @db.executemany @db.executescript @db.commit @db.rollback @db.add @db.add_all @db.delete @db.merge @db.flush @db.save "
            + "@db.insert @db.update ?.executemany ?.executescript ?.insert_one ?.insert_many ?.update_one ?.update_many ?.delete_one ?.delete_many ?.bulk_create "
            + "objects.create sqlite3.connect psycopg2.connect"),
        (EffectKind.Process, "subprocess.run subprocess.call subprocess.check_call subprocess.check_output subprocess.Popen os.system os.popen os.kill os.fork "
            + "os._exit sys.exit os.execv os.execvp os.chdir asyncio.create_subprocess_exec asyncio.create_subprocess_shell"),
        (EffectKind.Environment, "os.putenv os.unsetenv os.environ.update os.environ.setdefault os.environ.pop"),
    ];

    private static readonly (EffectKind Kind, string Names)[] Script =
    [
        (EffectKind.File, "fs.writeFile fs.writeFileSync fs.appendFile fs.appendFileSync fs.unlink fs.unlinkSync fs.rm fs.rmSync fs.mkdir fs.mkdirSync fs.rename "
            + "fs.renameSync fs.copyFile fs.copyFileSync fs.createWriteStream fs.truncate promises.writeFile promises.appendFile promises.unlink promises.rm "
            + "promises.mkdir promises.rename writeFile writeFileSync appendFile appendFileSync createWriteStream mkdirSync unlinkSync localStorage.setItem "
            + "sessionStorage.setItem Deno.writeTextFile Bun.write"),
        (EffectKind.Network, "fetch axios axios.get axios.post axios.put axios.patch axios.delete axios.request http.request https.request http.get https.get "
            + "navigator.sendBeacon new.WebSocket new.XMLHttpRequest @http.get @http.post @http.put @http.patch @http.delete @http.request"),
        (EffectKind.Database, "@db.query @db.execute @db.insert @db.update @db.delete @db.run @db.exec @db.save @db.transaction @db.commit @db.create @db.upsert "
            + "@db.insertOne @db.insertMany @db.updateOne @db.updateMany @db.deleteOne @db.deleteMany"),
        (EffectKind.Process, "child_process.exec child_process.spawn child_process.execFile child_process.fork child_process.execSync child_process.spawnSync "
            + "spawn execSync spawnSync execFile execFileSync process.exit process.kill process.chdir"),
    ];

    private static readonly (EffectKind Kind, string Names)[] Go =
    [
        (EffectKind.File, "os.WriteFile os.Create os.Remove os.RemoveAll os.Rename os.Mkdir os.MkdirAll os.OpenFile os.Chmod os.Truncate ioutil.WriteFile"),
        (EffectKind.Network, "http.Get http.Post http.PostForm http.Head http.ListenAndServe net.Dial net.DialTimeout net.Listen smtp.SendMail @http.Do @http.Get @http.Post client.Do"),
        (EffectKind.Database, "@db.Exec @db.ExecContext @db.Query @db.QueryContext @db.QueryRow @db.QueryRowContext @db.Begin @db.BeginTx @db.Commit @db.Rollback "
            + "@db.Save @db.Create @db.Delete @db.Insert @db.Update sql.Open"),
        (EffectKind.Process, "exec.Command exec.CommandContext os.Exit os.StartProcess syscall.Kill syscall.Exec log.Fatal log.Fatalf os.Chdir"),
        (EffectKind.Environment, "os.Setenv os.Unsetenv os.Clearenv"),
    ];

    private static readonly (EffectKind Kind, string Names)[] Rust =
    [
        (EffectKind.File, "fs.write fs.remove_file fs.remove_dir fs.remove_dir_all fs.create_dir fs.create_dir_all fs.rename fs.copy File.create File.create_new "
            + "OpenOptions.new @file.write_all @file.write @file.flush"),
        (EffectKind.Network, "TcpStream.connect TcpListener.bind UdpSocket.bind reqwest.get @http.get @http.post @http.put @http.delete"),
        (EffectKind.Database, "@db.execute @db.execute_batch @db.query @db.query_row @db.prepare @db.commit @db.begin Connection.open sqlx.query"),
        (EffectKind.Process, "Command.new process.exit process.abort"),
        (EffectKind.Environment, "env.set_var env.remove_var env.set_current_dir"),
    ];

    private static readonly (EffectKind Kind, string Names)[] Java =
    [
        (EffectKind.File, "Files.write Files.writeString Files.delete Files.deleteIfExists Files.move Files.copy Files.createFile Files.createDirectory "
            + "Files.createDirectories Files.createTempFile Files.newBufferedWriter Files.newOutputStream new.FileWriter new.FileOutputStream new.PrintWriter "
            + "new.RandomAccessFile @file.write ?.writeText ?.appendText"),
        (EffectKind.Network, "?.openConnection new.Socket new.ServerSocket @http.send @http.sendAsync @http.execute @http.getForObject @http.getForEntity @http.postForObject "
            + "@http.postForEntity @http.exchange @http.put @http.delete"),
        (EffectKind.Database, "?.executeUpdate ?.executeQuery ?.executeBatch DriverManager.getConnection @db.save @db.saveAll @db.saveAndFlush @db.delete @db.deleteById "
            + "@db.persist @db.merge @db.update @db.insert @db.query @db.execute @db.commit @db.rollback @db.remove @db.flush"),
        (EffectKind.Process, "Runtime.getRuntime().exec new.ProcessBuilder System.exit Runtime.getRuntime().halt"),
        (EffectKind.Environment, "System.setProperty System.clearProperty"),
    ];

    private static readonly (EffectKind Kind, string Names)[] CSharp =
    [
        (EffectKind.File, "File.WriteAllText File.WriteAllTextAsync File.WriteAllBytes File.WriteAllBytesAsync File.WriteAllLines File.WriteAllLinesAsync File.AppendAllText "
            + "File.AppendAllTextAsync File.AppendAllLines File.AppendText File.Create File.CreateText File.OpenWrite File.Delete File.Move File.Copy File.Replace "
            + "Directory.CreateDirectory Directory.Delete Directory.Move new.StreamWriter @file.Write @file.WriteAsync @file.WriteLine @file.WriteLineAsync"),
        (EffectKind.Network, "@http.GetAsync @http.PostAsync @http.PutAsync @http.PatchAsync @http.DeleteAsync @http.SendAsync @http.GetStringAsync @http.GetFromJsonAsync "
            + "@http.PostAsJsonAsync @http.PutAsJsonAsync new.TcpClient new.UdpClient WebRequest.Create"),
        (EffectKind.Database, "?.SaveChanges ?.SaveChangesAsync ?.ExecuteNonQuery ?.ExecuteNonQueryAsync ?.ExecuteReader ?.ExecuteReaderAsync ?.ExecuteScalar "
            + "?.ExecuteScalarAsync ?.ExecuteSqlRaw ?.ExecuteSqlRawAsync @db.Execute @db.ExecuteAsync @db.Query @db.QueryAsync @db.Commit @db.CommitAsync "
            + "@db.BeginTransaction @db.BeginTransactionAsync @db.Rollback"),
        (EffectKind.Process, "Process.Start Environment.Exit Environment.FailFast ?.Kill"),
        (EffectKind.Environment, "Environment.SetEnvironmentVariable Directory.SetCurrentDirectory"),
    ];

    private static readonly (EffectKind Kind, string Names)[] Php =
    [
        (EffectKind.File, "file_put_contents fwrite fputs unlink mkdir rmdir rename copy move_uploaded_file Storage.put"),
        (EffectKind.Network, "curl_exec fsockopen mail @http.get @http.post @http.request"),
        (EffectKind.Database, "mysqli_query pg_query @db.query @db.exec @db.execute @db.commit @db.beginTransaction @db.persist @db.flush @db.save @db.insert @db.update @db.delete"),
        (EffectKind.Process, "exec shell_exec system passthru proc_open popen"),
        (EffectKind.Environment, "putenv setcookie session_start"),
    ];

    private static readonly (EffectKind Kind, string Names)[] Ruby =
    [
        (EffectKind.File, "File.write File.delete File.rename File.unlink IO.write Dir.mkdir FileUtils.rm FileUtils.rm_rf FileUtils.mkdir_p FileUtils.mv FileUtils.cp @file.write @file.puts"),
        (EffectKind.Network, "HTTP.get HTTP.post HTTP.start HTTP.get_response HTTP.post_form Faraday.get Faraday.post HTTParty.get HTTParty.post TCPSocket.new"),
        (EffectKind.Database, "@db.execute @db.exec @db.exec_params @db.transaction Base.transaction"),
        (EffectKind.Process, "system spawn exec Kernel.system Process.kill Open3.capture2 Open3.capture3 Open3.popen3"),
    ];

    private static readonly FrozenDictionary<Language, FrozenDictionary<string, EffectKind>> ByLanguage = new Dictionary<Language, (EffectKind Kind, string Names)[]>
    {
        [Language.Python] = Python, [Language.JavaScript] = Script, [Language.TypeScript] = Script, [Language.Go] = Go, [Language.Rust] = Rust,
        [Language.Java] = Java, [Language.Kotlin] = Java, [Language.CSharp] = CSharp, [Language.Php] = Php, [Language.Ruby] = Ruby,
    }.ToFrozenDictionary(pair => pair.Key, pair => pair.Value.Concat(Everywhere)
        .SelectMany(row => row.Names.Split(' ').Select(name => (Name: name, row.Kind))).DistinctBy(each => each.Name)
        .ToFrozenDictionary(each => each.Name, each => each.Kind));

    /// <summary>What a call of this path reaches; null when nothing is known of it.</summary>
    /// <param name="path">Joined by dots, as <c>db.session.execute</c>.</param>
    /// <param name="isNew">Whether an object is made.</param>
    public static EffectKind? Of(Language language, string path, bool isNew)
    {
        if (!ByLanguage.TryGetValue(language, out var names))
        {
            return null;
        }

        var parts = path.Split('.');
        if (isNew)
        {
            return names.TryGetValue("new." + parts[^1], out var made) ? made : null;
        }

        for (var first = 0; first < parts.Length; first++)
        {
            // A member of something is not the function of that name.
            if ((first < parts.Length - 1 || parts.Length == 1) && names.TryGetValue(string.Join('.', parts[first..]), out var known))
            {
                return known;
            }
        }

        if (parts.Length < 2)
        {
            return null;
        }

        foreach (var (holder, words) in Holders)
        {
            if (names.TryGetValue($"{holder}.{parts[^1]}", out var held) && NameWords.HasAny(parts[^2].Replace("()", "", StringComparison.Ordinal), words))
            {
                return held;
            }
        }

        return names.TryGetValue("?." + parts[^1], out var any) ? any : null;
    }

    /// <summary>Whether a name says that it is a database: what is added to such a thing is more than a list's change.</summary>
    public static bool IsDatabase(string name) => NameWords.HasAny(name, Holders["@db"]);
}
