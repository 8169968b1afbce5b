using Mcp.Daemon.Tools.SecAudit.Checks;
using NUnit.Framework;

namespace Mcp.Tests.Tools.SecAudit.Checks;

public sealed class ExternalEntitiesTests
{
    [TestCase("A.java", "class A { void f(InputStream s) throws Exception {\n DocumentBuilderFactory.newInstance().newDocumentBuilder().parse(s);\n} }\n", "2 medium")]
    [TestCase("A.cs", "class A { void F() { var s = new XmlReaderSettings {\n DtdProcessing = DtdProcessing.Parse }; } }\n", "2 medium")]
    [TestCase("a.py", "from lxml import etree\np = etree.XMLParser(resolve_entities=True)\n", "2 medium")]
    [TestCase("a.php", "<?php\n$d->loadXML($text, LIBXML_NOENT);\n", "2 medium")]
    [TestCase("a.js", "const d = libxml.parseXml(text, { noent: true });\n", "1 medium")]
    public void Reader_that_resolves_entities_is_found(string path, string text, string found)
    {
        Assert.That(Audited.By(new ExternalEntities(), path, text), Is.EqualTo(found));
    }

    [TestCase("A.java", "class A { void f(InputStream s) throws Exception {\n var f = DocumentBuilderFactory.newInstance();\n f.setFeature(\"http://apache.org/xml/features/disallow-doctype-decl\", true);\n f.newDocumentBuilder().parse(s);\n} }\n")]
    [TestCase("A.cs", "class A { void F() { var s = new XmlReaderSettings { DtdProcessing = DtdProcessing.Prohibit }; } }\n")]
    [TestCase("a.py", "from lxml import etree\np = etree.XMLParser(resolve_entities=False)\n")]
    [TestCase("a.js", "const d = libxml.parseXml(text, { noent: false });\n// { noent: true }\n")]
    [TestCase("XmlTests.java", "class XmlTests { void f() { DocumentBuilderFactory.newInstance(); } }\n")]
    public void Closed_reader_is_not(string path, string text)
    {
        Assert.That(Audited.By(new ExternalEntities(), path, text), Is.Empty);
    }
}
