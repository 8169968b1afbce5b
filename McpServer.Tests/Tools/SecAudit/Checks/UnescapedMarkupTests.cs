using Mcp.Daemon.Tools.SecAudit.Checks;
using NUnit.Framework;

namespace Mcp.Tests.Tools.SecAudit.Checks;

public sealed class UnescapedMarkupTests
{
    [TestCase("a.js", "app.get(\"/h\", (req, res) => {\n  res.send(\"<p>\" + req.query.name + \"</p>\");\n});\n", "2 high")]
    [TestCase("a.js", "function show(name) {\n  document.getElementById(\"x\").innerHTML = \"<b>\" + name + \"</b>\";\n}\n", "2 medium")]
    [TestCase("a.jsx", "const A = (p) => <div dangerouslySetInnerHTML={{ __html: p.text }} />;\n", "1 medium")]
    [TestCase("a.py", "from flask import request\ndef f():\n    return \"<p>\" + request.args[\"name\"] + \"</p>\"\n", "3 high")]
    [TestCase("a.py", "from django.utils.safestring import mark_safe\ndef f(text):\n    return mark_safe(text)\n", "3 medium")]
    [TestCase("A.cs", "class A { string F(string text) {\n return Html.Raw(text);\n} }\n", "2 medium")]
    [TestCase("a.php", "<p><?php echo $title ?></p>\n<p><?php echo $_GET[\"name\"] ?></p>\n", "2 high")]
    [TestCase("a.php", "<?php\necho \"<p>\" . $_GET[\"name\"] . \"</p>\";\n", "2 high")]
    [TestCase("a.go", "package a\nfunc f(w http.ResponseWriter, r *http.Request) {\n fmt.Fprintf(w, \"<p>%s</p>\", r.FormValue(\"name\"))\n}\n", "3 high")]
    [TestCase("a.html", "<p>\n{{ text | safe }}\n</p>\n", "2 medium")]
    [TestCase("a.vue", "<template>\n<p v-html=\"text\"></p>\n</template>\n", "2 medium")]
    [TestCase("A.java", "@RestController class A { @GetMapping(\"/h\") String h(@RequestParam String host) {\n return \"<b>\" + host + \"</b>\";\n} }\n", "2 high")]
    [TestCase("A.java", "class A extends HttpServlet { void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {\n response.getWriter().println(\"<p>\" + request.getParameter(\"q\") + \"</p>\");\n} }\n", "2 high")]
    public void Markup_that_is_not_escaped_is_found(string path, string text, string found)
    {
        Assert.That(Audited.By(new UnescapedMarkup(), path, text), Is.EqualTo(found));
    }

    [TestCase("a.js", "app.get(\"/h\", (req, res) => {\n  res.send(\"<p>\" + escapeHtml(req.query.name) + \"</p>\");\n  res.send(\"hello \" + req.query.name);\n  res.json({ name: req.query.name });\n});\n")]
    [TestCase("a.js", "x.innerHTML = \"\";\nx.innerHTML = \"<b>done</b>\";\nx.innerHTML = DOMPurify.sanitize(text);\nx.textContent = text;\n")]
    [TestCase("a.js", "// x.innerHTML = text;\nconst s = \"x.innerHTML = text\";\n")]
    [TestCase("a.py", "from flask import request\nfrom markupsafe import escape\ndef f():\n    return \"<p>\" + escape(request.args[\"name\"]) + \"</p>\"\n")]
    [TestCase("a.py", "from flask import request\ndef f():\n    return render_template(\"a.html\", name=request.args[\"name\"])\n")]
    [TestCase("a.php", "<?php\necho htmlspecialchars($_GET[\"name\"]);\n")]
    [TestCase("a.html", "<p>{{ text }}</p>\n<p>{{ text | upper }}</p>\n")]
    [TestCase("a.vue", "<template>\n<p>{{ text }}</p>\n</template>\n")]
    [TestCase("a.md", "Use `{{ text | safe }}` with care.\n")]
    [TestCase("tests/a.test.js", "x.innerHTML = text;\n")]
    [TestCase("A.java", "@RestController class A { @GetMapping(\"/h\") String h(@RequestParam String host) {\n if (host == null) { return \"hello \" + host; }\n return \"<b>\" + HtmlUtils.htmlEscape(host) + \"</b>\";\n} String g(String host) { return \"<b>\" + host + \"</b>\"; } }\n")]
    public void Escaped_and_fixed_markup_is_not(string path, string text)
    {
        Assert.That(Audited.By(new UnescapedMarkup(), path, text), Is.Empty);
    }
}
